"""One name in several languages, where no rule of spelling leads from one to the other.

Own collection. Each line is one name; its first spelling stands for all. What follows a rule
(Yusuf/Youssef, Kowalenko/Kovalenko) does not belong here: `domain.spelling` finds it.
"""

_LINES = """
mohammed mohamed mohammad muhammad mohamad muhammed mohd md muhd mahamed maxamed mehmet mhamed
ahmed ahmet axmed akhmed
hussein hossein husain huseyin xuseen guseyn
hassan hasan xasan
khadija khadidja chadidscha hatice hatidza xadiija khadiijo khadijo xadiijo hadija hadidscha
fatima fatma fadime fatme faadumo fadumo faduma faadumo fatuma fatemeh fatumo
jaffar jafar dschafar cafer djafar gafar jaafar
yusuf joseph josef youssef yosief yossef jusuf yousef iosif osip yosyp jossyp giuseppe jose
ibrahim ebrahim abraham avraham abrahim
ismail ishmael esmail ismael
ishaq eshagh isaak isaac izhak isxaaq yishak
yakub yaqub yaghoub jakob jakub yakup jacob yakov yaacob yacob
musa mousa moses mose moussa muse muuse moisei
isa eisa issa iise ciise
dawud daoud david davut dawit davyd
sulaiman soleyman solomon salomon suleyman saleban
yahya yahia jahja yehia
yohannes john johannes yuhanna johan iwan ivan
maryam miriam maria meryem mariam marija mariya mariia maryan maryama
mikail michael mikael mykhailo mychajlo mikhail michail mikiel mihail myhailo mikayel
gabriel jibril cebrail gebriel dschibril djibril gabreal
daniel danial danil danyil danylo
ayub ayoub eyup hiob
aisha ayse aicha aischa ayesha aysha aysche caisho caasha caisha ayshe asha
zainab zeynep seynab sainab zeinab
zahra zehra sahra zara saharo zahro
ali aly cali
abdi cabdi abdo
omar umar omer cumar
osman uthman othman usman cusmaan cismaan osmaan
said saeed sacid saiid saied
mahmoud mahmut mahmud maxamuud maxamud mohamud mohamoud
mustafa moustapha mostafa mustapha
reza ridha riza rida rezaa ridah
ramadan ramazan ramadhan ramzan
fazil fadil fadel fadhil fazel
kazim kadhim kazem kadim kadhem
diya zia ziya diaa
nazir nadhir
murtada morteza murtaza mortaza mourtada
khizr khidr hizir kheder khedr xidir
ghulam gholam gulam qulam
khalil halil xelil chalil khaleel
khalid halit khaled chalid xalid
salahuddin saladin selahattin salahaddin salaheddin salahadin
nuruddin nureddin nurettin nouredine noorudin
hamza hemze xamse hamse
jamil cemil dschamil gamil djamil
jamila cemile dschamila gamila djamila
jamal cemal dschamal gamal djamal
jawad cevat dschawad javad djawad
jalal celal dschalal djalal galal
haji haci hadschi hadji xaaji hajji
shams schams semsi
shirin schirin sirin shireen chirine
layla leyla leila laila lejla
yasin yassin jassin
amina emine amine aamina aminah
halima xaliimo halime khalima
safiya safiye safija safia
tekle tekele tecle teklay
gebre ghebre gabre
wolde woldu weldu welde woldeab
berhane birhane brhane
aleksandr alexander oleksandr aliaksandr aleksander alexandr oleksander olexandr alexandre
aleksandra alexandra oleksandra olexandra
elena olena yelena jelena helena alena olenka
mykola nikolai nikolaj nikolay mikola nicholas nikolaus
katerina catherine kateryna ekaterina jekaterina yekaterina katharina katarina katja
sergei serhii serhij sergej sergiy serhiy sergey siarhei sergii
andrii andrew andrej andrei andriy andrij andrey
volodymyr wladimir vladimir wolodymyr uladzimir
dmytro dmitri dmitrij dmitry dmitriy dmytrij
helen hellen
hanna anna ganna hannah
halyna galina halina galyna
yevhen evgeny jewgeni yevgeny eugen evgenii jewhen yevgen evgeniy
yevheniia evgenia jewgenija yevgenia yevheniya evgeniya
oleh oleg
ihor igor
hryhorii grigori grigorij hryhorij grigoriy gregor
heorhii georgi georgij heorhij georg giorgi george
olha olga olja
natalia nataliia natalija natalya natalja nataliya
tetiana tatjana tatiana tetjana tatyana
svitlana swetlana svetlana switlana
liudmyla ljudmila ludmila lyudmila ljudmyla ludmyla
pavlo pavel pawel pawlo paul
petro petr pjotr pyotr peter
vasyl vasily wassili wasyl vasilii wassyl
oleksii alexei alexej aleksey oleksij alexey oleksiy alexei
mykyta nikita mikita
anastasiia anastasia anastasija nastja anastasiya
valentyna valentina walentina
ksenia xenia kseniia oksenia
maksym maxim maksim
yurii juri jurij yuri yuriy iurii
yuliia julia julija yulia iuliia yuliya
illia ilja ilya elias ilia illja ilias elyas
artem artjom artyom artiom
bohdan bogdan
zhanna schanna janna shanna
artur arthur
viktoriia victoria viktoria wiktorija viktorija
yaroslav jaroslaw iaroslav
stepan stefan stephan stephanos istifanos
sara sarah saara
rahel rachel raheel rahil
tesfaye tesfay tesfai tesfaj
haile hayle
zhiyan jiyan jian
"""


def _read() -> dict[str, str]:
    standing_for: dict[str, str] = {}
    for line in _LINES.strip().splitlines():
        first, *others = line.split()
        standing_for.setdefault(first, first)
        for other in others:
            standing_for.setdefault(other, first)
    return standing_for


STANDING_FOR = _read()
"""A folded spelling, and the spelling that stands for its name."""
