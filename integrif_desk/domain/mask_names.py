"""Given names and cities of origin that tell of somebody even where the desk knows nobody.

A short list of our own of what is met most often in advice to refugees and migrants; who is on
file is looked up there. Words that are also German ones („Nur“, „Mai“) are left out.
"""

_ARABIC = (
    "abdallah abdul abdulkarim abdulla abdullah abdulrahman adel adnan ahmad ahmed aisha alaa ali"
    " aliya amal amani amina amira ammar anas anwar aras asma aya ayman aziz bashar bassam bilal"
    " bushra dalia diana dima fadi fadil fahad faisal faris farid fatema fatima fatma fayez firas"
    " ghada ghassan hadi hala hamid hamza hanan hani hasan hassan hatem hiba hischam hisham hussein"
    " hussain huda ibrahim iman ismail issa jamal jamila jawad kamal karim karima khadija khaled"
    " khalid khalil kinan laila lamia latifa layla leila leyla lina loubna lubna maher mahmoud"
    " mahmud majed majid malak malek manal mariam marwa marwan maryam maysa mohamad mohamed"
    " mohammad mohammed mona muhammad muhannad munir musa mustafa nabil nadia nadim nahla najla"
    " nasser nawal nidal nisreen noor noura omar osama othman qasim rabia radwan rafat raghad rahaf"
    " rami rana rania rascha rasha rashid reem rima rola sabah safa said saleh salim salma salwa"
    " samer samir samira sana sara sarah sawsan schahd shadi shahd shams suad suha suleiman tamer"
    " tareq tarek tariq wael wafa walid wassim yahya yaser yasmin yasser yazan yousef youssef yusuf"
    " zahra zainab zakaria ziad zeinab"
)
_KURDISH_TURKISH = (
    "aydin ayse azad baran berfin berivan berivan cemal cengiz deniz dilan dilara elif emine emre"
    " evin fatih gulistan hatice havin helin hevin hueseyin ibo jiyan kemal mehmet merve murat"
    " mustafa nesrin newroz nuray oemer oezlem rojda rojin ronahi serkan sevda sevgi shirin sherin"
    " sidar songuel suleyman veli welat zeynep zozan"
)
_PERSIAN = (
    "abbas ahmadreza akbar alireza amir amirhossein aref arezoo arif arman aryan asghar atefeh"
    " behnam behrouz dariush elham esmail farhad farida fariba farzad fereshteh freshta ghulam"
    " habib hamed hossein jawed kamran laleh mahdi mahsa majida masoud mehdi mina mirwais mitra"
    " morteza mozhgan najib naser nasim navid nazanin nilofar niloufar omid parisa parwin payam"
    " pouya reza rohullah roya sahar said samim sayed shabnam shahram shirin siavash soraya"
    " wahid yalda zabi zarghuna zohra"
)
_EAST_AFRICAN = (
    "abdi abdirahman abel abeba abraham aden amanuel asha awet ayaan bereket biniam daniel dawit"
    " eden elsa ermias faduma fadumo fiyori filmon freweyni ghirmay halima haben helen hirut"
    " hodan idil ifrah isaias kibrom kidane lemlem liya luwam meron merhawi mebrahtu michaela"
    " mihret mulu nahom natnael robel rahel rigat ruta saba samson selam semhar senait simon"
    " suado tekle tesfay tesfaye tigist winta yohana yohannes yonas yordanos zeray"
)
_EAST_EUROPEAN = (
    "aleksandr aleksej alexej alina aljona anastasia anastasija anatolij andrij anna antonina"
    " artem bohdan bogdan dariia darija darya denys dmitri dmitrij dmytro ekaterina elena evgenij"
    " galina halyna hanna igor ihor inna iryna irina ivan iwan jana jelena jewgenij julia julija"
    " karyna kateryna katja kyrylo ksenia larysa lesja liudmyla ljudmila ljubow maksym marharyta"
    " maria marija maryna mykola mykhailo mychajlo nadija natalia natalija nazar nina oksana"
    " oleg oleh olena oleksandr oleksandra oleksij olga olha pawlo petro polina roman rostyslav"
    " ruslan schanna serhij sergej sofija solomija stanislaw stepan svitlana switlana swetlana"
    " taras tatjana tetiana tetjana timofij vadym valentyna valerij vasyl veronika viktoriia"
    " viktorija vira vitalij vladyslav volodymyr wadym walentyna wasyl wiktorija wolodymyr"
    " yana yaroslav yevhen yuliia yulia yurij zoja"
)
GIVEN_NAMES = frozenset(
    " ".join((_ARABIC, _KURDISH_TURKISH, _PERSIAN, _EAST_AFRICAN, _EAST_EUROPEAN)).split()
)
"""Folded, without a capital."""

CITIES = (
    *("Aleppo", "Damaskus", "Homs", "Hama", "Idlib", "Latakia", "Raqqa", "Rakka", "Deir ez-Zor"),
    *("Daraa", "Hasaka", "Qamischli", "Qamishli", "Kobane", "Afrin", "Tartus", "Palmyra"),
    *("Kabul", "Herat", "Kandahar", "Masar-e Scharif", "Mazar-i-Sharif", "Kundus", "Kunduz"),
    *("Dschalalabad", "Jalalabad", "Ghazni", "Baghlan", "Bamiyan", "Lahore", "Peschawar"),
    *("Islamabad", "Karatschi", "Bagdad", "Mossul", "Mosul", "Basra", "Erbil", "Kirkuk"),
    *("Sulaimaniyya", "Dohuk", "Duhok", "Sindschar", "Shingal", "Teheran", "Isfahan", "Maschhad"),
    *("Schiras", "Täbris", "Ahwas", "Asmara", "Keren", "Massawa", "Addis Abeba", "Mekelle"),
    *("Mogadischu", "Hargeisa", "Kismayo", "Khartum", "Kiew", "Kyjiw", "Charkiw", "Charkow"),
    *("Odessa", "Odesa", "Lwiw", "Lemberg", "Mariupol", "Dnipro", "Saporischschja", "Cherson"),
    *("Donezk", "Luhansk", "Butscha", "Tschernihiw", "Sumy", "Poltawa", "Winnyzja", "Schytomyr"),
    *("Istanbul", "Ankara", "Izmir", "Diyarbakir", "Gaziantep", "Adana", "Mardin", "Urfa"),
    *("Beirut", "Tripolis", "Gaza", "Amman", "Kairo", "Tunis", "Casablanca", "Lagos", "Abuja"),
    *("Benin City", "Conakry", "Bamako", "Dakar", "Ouagadougou", "Tiflis", "Grosny", "Baku"),
    *("Jerewan", "Moskau", "Minsk", "Belgrad", "Pristina", "Skopje", "Tirana", "Sarajevo"),
    *("Caracas", "Maracaibo", "Bogota", "Havanna", "Hanoi", "Colombo", "Dhaka"),
)
"""Where somebody comes from; towns around are known from the directory."""
